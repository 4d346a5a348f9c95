// SPDX-License-Identifier: Apache-2.0
package dev.muster.probe;

import dev.muster.internal.importing.Validators;
import dev.muster.user.Address;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserField;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Started in a virtual machine of its own: shows on the standard output what Muster's and a host's validator find in a bad user. */
public final class ValidationProbe {
    private ValidationProbe() {}

    /**
     * Shows the violations.
     *
     * @param args none
     */
    public static void main(String[] args) {
        User user = User.of(UserDraft.builder()
                .set(UserField.EMAIL, "nobody")
                .set(UserField.OTHER_EMAILS, List.of("a@b.org", "nobody"))
                .set(UserField.NICKNAME, "x".repeat(300))
                .set(UserField.ADDRESS, new Address(null, null, null, null, "9".repeat(99), null))
                .build());
        show("muster", Validators.standard().validate(user));
        show(
                "host",
                Validation.byProvider(HibernateValidator.class)
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()
                        .getValidator()
                        .validate(user));
        System.out.println("named " + User.class.getModule().isNamed());
    }

    private static void show(String who, Set<ConstraintViolation<User>> violations) {
        Set<String> lines = new TreeSet<>();
        violations.forEach(
                violation -> lines.add(who + " " + violation.getPropertyPath() + ": " + violation.getMessage()));
        lines.forEach(System.out::println);
    }
}
