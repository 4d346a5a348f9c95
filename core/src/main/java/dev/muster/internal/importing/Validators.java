// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * The validator that is used where the host gives none: no expression language, so that nothing in a message template or a value is ever
 * evaluated; messages in the language of the job at hand.
 */
public final class Validators {
    private static final ThreadLocal<Locale> LANGUAGE = ThreadLocal.withInitial(() -> Locale.ENGLISH);

    private Validators() {}

    /** {@return the validator; built on first use, which takes about a tenth of a second, and then shared. Safe for several threads} */
    public static Validator standard() {
        return Standard.VALIDATOR;
    }

    /** From now on, the messages of this thread are in this language. Set anew for each job's work, so never taken back. */
    static void speak(Locale language) {
        LANGUAGE.set(language);
    }

    private static final class Standard {
        /** Lives as long as the class: its factory has nothing to close that the process does not. */
        static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(
                        Set.of(Locale.ENGLISH, Locale.GERMAN), Locale.ENGLISH, context -> LANGUAGE.get(), false))
                .buildValidatorFactory()
                .getValidator();
    }
}
