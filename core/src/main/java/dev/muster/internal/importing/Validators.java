// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * The validator that is used where the host gives none: no expression language, so that nothing in a message template or a value is ever
 * evaluated; messages in the language of the job at hand.
 */
public final class Validators {
    private static final ThreadLocal<Locale> LANGUAGE = ThreadLocal.withInitial(() -> Locale.ENGLISH);

    private static final String HOST_CONFIGURATION = "META-INF/validation.xml";

    private static volatile boolean built;

    private Validators() {}

    /** {@return the validator; built on first use, which takes about a tenth of a second, and then shared. Safe for several threads} */
    public static Validator standard() {
        built = true;
        return Standard.VALIDATOR;
    }

    /** Whether this is the standard validator as Muster has built it, into which the host's configuration has put nothing of its own. */
    static boolean isStandardOnly(Validator validator) {
        return built && validator == Standard.VALIDATOR && !Standard.CONFIGURED;
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

        /** By the host: the file can change what a constraint means without a trace in its description. */
        static final boolean CONFIGURED = isVisibleTo(Thread.currentThread().getContextClassLoader())
                || isVisibleTo(HibernateValidator.class.getClassLoader());

        private static boolean isVisibleTo(@Nullable ClassLoader loader) {
            return loader != null && loader.getResource(HOST_CONFIGURATION) != null;
        }
    }
}
