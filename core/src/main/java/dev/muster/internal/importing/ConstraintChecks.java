// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.format.SourceRecord;
import dev.muster.issue.IssueCode;
import dev.muster.issue.RowIssue;
import dev.muster.user.FieldClass;
import dev.muster.user.FieldType;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.WellFormed;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a validator look at a user, and tells what it found as issues. A validator that throws costs the record at hand only. */
final class ConstraintChecks {
    private static final int LONGEST_MESSAGE = 500;
    /** Shorter values stand in many a message by accident. */
    private static final int SHORTEST_TELLING_VALUE = 4;

    private static final Comparator<RowIssue> IN_ORDER = Comparator.comparing(
                    RowIssue::field, Comparator.nullsFirst(Comparator.<UserField>naturalOrder()))
            .thenComparing(RowIssue::code)
            .thenComparing(RowIssue::message);

    /** {@code GIVEN_NAME} is the component {@code givenName} of {@link User}, and so on. */
    private static final Map<String, UserField> FIELDS = Stream.of(UserField.values())
            .collect(Collectors.toUnmodifiableMap(field -> camelCase(field.name()), field -> field));

    private final Validator validator;
    private final @Nullable SoundDrafts sound;
    private final FieldColumns columns;
    private final RowIssues texts;

    ConstraintChecks(Validator validator, FieldColumns columns, RowIssues texts) {
        this.validator = validator;
        this.sound = SoundDrafts.learn(validator);
        this.columns = columns;
        this.texts = texts;
    }

    /** The field that a component of {@link User} holds, or null if there is none of that name. */
    static @Nullable UserField field(String component) {
        return FIELDS.get(component);
    }

    List<RowIssue> check(SourceRecord source, UserDraft draft) {
        return sound != null && sound.have(draft) ? List.of() : validate(source, User.of(draft));
    }

    private List<RowIssue> validate(SourceRecord source, User user) {
        Validators.speak(texts.locale());
        try {
            Set<ConstraintViolation<User>> violations = validator.validate(user);
            return violations.isEmpty() ? List.of() : issues(source, violations);
        } catch (Throwable thrown) {
            HostFault.check(thrown);
            return List.of(texts.about(source, IssueCode.VALIDATOR_FAILED));
        }
    }

    private List<RowIssue> issues(SourceRecord source, Set<ConstraintViolation<User>> violations) {
        List<RowIssue> issues = new ArrayList<>(violations.size());
        for (ConstraintViolation<User> violation : violations) {
            issues.add(issue(source, violation));
        }
        issues.sort(IN_ORDER);
        return issues;
    }

    private RowIssue issue(SourceRecord source, ConstraintViolation<User> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        List<String> path = names(violation.getPropertyPath());
        UserField field = path.isEmpty() ? null : FIELDS.get(path.get(0));
        Object value = violation.getInvalidValue() instanceof String text ? text : null;
        RowIssue issue = texts.about(source, code(constraint, violation), column(field, path), field, value);
        String message = violation.getMessage();
        boolean isOwn = constraint instanceof WellFormed || message == null || message.isBlank();
        return isOwn || tellsTheValue(message, value, field)
                ? issue
                : texts.inWords(issue, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    }

    private @Nullable String column(@Nullable UserField field, List<String> path) {
        if (field == null) {
            return null;
        }
        return field == UserField.ADDRESS && path.size() > 1
                ? columns.ofAddressPart(snakeCase(path.get(1)))
                : columns.of(field);
    }

    private static IssueCode code(Annotation constraint, ConstraintViolation<?> violation) {
        if (constraint instanceof WellFormed form) {
            return code(form.value());
        }
        if (constraint instanceof Size size) {
            return size(violation.getInvalidValue()) > size.max()
                    ? IssueCode.VALUE_TOO_LONG
                    : IssueCode.CONSTRAINT_VIOLATED;
        }
        if (constraint instanceof Email) {
            return IssueCode.EMAIL_MALFORMED;
        }
        boolean isMissing =
                constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty;
        return isMissing ? IssueCode.VALUE_MISSING : IssueCode.CONSTRAINT_VIOLATED;
    }

    private static IssueCode code(FieldType type) {
        return switch (type) {
            case EMAIL -> IssueCode.EMAIL_MALFORMED;
            case PHONE -> IssueCode.PHONE_MALFORMED;
            case URI -> IssueCode.URI_MALFORMED;
            case LOCALE -> IssueCode.LOCALE_MALFORMED;
            case ZONE -> IssueCode.ZONE_UNKNOWN;
            default -> IssueCode.CONSTRAINT_VIOLATED;
        };
    }

    private static int size(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        return value instanceof Collection<?> values ? values.size() : 0;
    }

    /** A host may write values into its messages; in an error file they would reach people who must not see them. */
    private static boolean tellsTheValue(String message, @Nullable Object value, @Nullable UserField field) {
        return value instanceof String text
                && text.length() >= SHORTEST_TELLING_VALUE
                && (field == null || field.fieldClass() != FieldClass.PUBLIC)
                && message.contains(text);
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        for (Iterator<Path.Node> nodes = path.iterator(); nodes.hasNext(); ) {
            String name = nodes.next().getName();
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)))
                    .append(word, 1, word.length());
        }
        return name.toString();
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            snake.append(Character.isUpperCase(c) ? "_" : "").append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
