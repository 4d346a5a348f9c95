// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.Address;
import dev.muster.user.FieldType;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import dev.muster.user.WellFormed;
import dev.muster.user.WellFormedValidator;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sees at a tenth of a validator's cost that a draft keeps all constraints. It reads them from the validator's own descriptors, so that
 * there is one place that states them; where one of them is new to it, it is never sure. It is not sure of any draft that breaks one
 * either: what to tell about that is the validator's business. Safe for use by several threads.
 */
final class SoundDrafts {
    private static final Map<String, Function<Address, @Nullable String>> ADDRESS_PARTS = Map.of(
            "formatted", Address::formatted,
            "streetAddress", Address::streetAddress,
            "locality", Address::locality,
            "region", Address::region,
            "postalCode", Address::postalCode,
            "country", Address::country);

    private final Rule[] rules;

    private SoundDrafts(List<Rule> rules) {
        this.rules = rules.toArray(new Rule[0]);
    }

    /** What the values of one field have to fulfil. */
    private record Rule(UserField field, Predicate<Object> fulfils) {}

    /** Thrown on the way to {@code null}, and no further. */
    private static final class NotSure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSure() {
            super(null, null, false, false);
        }
    }

    /** Learns the constraints of the standard validator; null if it cannot, or if the validator is the host's: that sees every record. */
    static @Nullable SoundDrafts learn(Validator validator) {
        if (!Validators.isStandardOnly(validator)) {
            return null;
        }
        try {
            BeanDescriptor user = validator.getConstraintsForClass(User.class);
            checkNoneOnClass(user);
            List<Rule> rules = new ArrayList<>();
            for (PropertyDescriptor property : user.getConstrainedProperties()) {
                UserField field = ConstraintChecks.field(property.getPropertyName());
                for (Predicate<Object> fulfils : ofProperty(property, validator)) {
                    rules.add(new Rule(sure(field), fulfils));
                }
            }
            return new SoundDrafts(rules);
        } catch (NotSure unknown) {
            return null;
        }
    }

    /** Whether the draft certainly keeps all constraints. */
    boolean have(UserDraft draft) {
        for (Rule rule : rules) {
            Object value = draft.get(rule.field());
            if (value != null && !rule.fulfils().test(value)) {
                return false;
            }
        }
        return true;
    }

    private static List<Predicate<Object>> ofProperty(PropertyDescriptor property, Validator validator) {
        List<Predicate<Object>> all = ofElement(property);
        if (property.isCascaded()) {
            all.addAll(ofAddress(property, validator));
        }
        for (ContainerElementTypeDescriptor elements : property.getConstrainedContainerElementTypes()) {
            checkSimple(elements, Collection.class.isAssignableFrom(elements.getContainerClass()));
            for (Predicate<Object> each : ofElement(elements)) {
                all.add(value ->
                        value instanceof Collection<?> values && values.stream().allMatch(each));
            }
        }
        return all;
    }

    private static List<Predicate<Object>> ofAddress(PropertyDescriptor property, Validator validator) {
        checkSure(property.getElementClass() == Address.class);
        BeanDescriptor address = validator.getConstraintsForClass(Address.class);
        checkNoneOnClass(address);
        List<Predicate<Object>> all = new ArrayList<>();
        for (PropertyDescriptor part : address.getConstrainedProperties()) {
            checkSure(!part.isCascaded()
                    && part.getConstrainedContainerElementTypes().isEmpty());
            Function<Address, @Nullable String> getter = sure(ADDRESS_PARTS.get(part.getPropertyName()));
            for (Predicate<Object> each : ofElement(part)) {
                all.add(value -> value instanceof Address whole && isNullOr(each, getter.apply(whole)));
            }
        }
        return all;
    }

    private static boolean isNullOr(Predicate<Object> test, @Nullable String text) {
        return text == null || test.test(text);
    }

    private static List<Predicate<Object>> ofElement(ElementDescriptor element) {
        List<Predicate<Object>> all = new ArrayList<>();
        for (ConstraintDescriptor<?> constraint : element.getConstraintDescriptors()) {
            all.add(of(constraint));
        }
        return all;
    }

    private static Predicate<Object> of(ConstraintDescriptor<?> constraint) {
        for (Class<?> judge : constraint.getConstraintValidatorClasses()) {
            checkSure(judge == WellFormedValidator.class || judge.getName().startsWith("org.hibernate.validator."));
        }
        Annotation annotation = constraint.getAnnotation();
        if (annotation instanceof WellFormed form) {
            FieldType type = form.value(); // once: an annotation is a proxy, and slow
            return value -> value instanceof String text && WellFormedValidator.isWellFormed(type, text);
        }
        // Where something has to be there, an absent field counts, and absent fields are not looked at.
        checkSure(annotation instanceof Size size && size.min() == 0);
        int most = ((Size) annotation).max();
        return value -> value instanceof String text
                ? text.length() <= most
                : value instanceof Collection<?> values && values.size() <= most;
    }

    private static void checkNoneOnClass(BeanDescriptor bean) {
        checkSure(bean.getConstraintDescriptors().isEmpty());
    }

    private static void checkSimple(ContainerElementTypeDescriptor elements, boolean isKnownContainer) {
        checkSure(isKnownContainer
                && !elements.isCascaded()
                && elements.getConstrainedContainerElementTypes().isEmpty());
    }

    private static void checkSure(boolean isSure) {
        if (!isSure) {
            throw new NotSure();
        }
    }

    private static <T> T sure(@Nullable T known) {
        if (known == null) {
            throw new NotSure();
        }
        return known;
    }
}
