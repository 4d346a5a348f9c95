// SPDX-License-Identifier: Apache-2.0
package dev.muster.user;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The text has the form that its {@link FieldType} asks for; null passes. Checked by hand-written scanners, which take a fraction of the
 * time of regular expressions and cannot be made slow by hostile input.
 *
 * <ul>
 *   <li>{@code EMAIL}: the address of RFC 5321, section 4.1.2, without quoted local parts and address literals, with the Unicode of RFC
 *       6531; the domain has at least two labels.
 *   <li>{@code PHONE}: ITU-T E.164: {@code +} and 7 to 15 digits, the first not zero.
 *   <li>{@code URI}: an absolute {@code http} or {@code https} URI of RFC 3986.
 *   <li>{@code LOCALE}: a well-formed language tag of BCP 47.
 *   <li>{@code ZONE}: a zone the running JDK knows from the IANA database.
 * </ul>
 */
@Documented
@Constraint(validatedBy = WellFormedValidator.class)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
public @interface WellFormed {
    /** {@return the kind of text} */
    FieldType value();

    /** {@return the message's key} */
    String message() default "{dev.muster.user.WellFormed.message}";

    /** {@return the validation groups} */
    Class<?>[] groups() default {};

    /** {@return the payload} */
    Class<? extends Payload>[] payload() default {};
}
