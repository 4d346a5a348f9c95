// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.issue.IssueCode;
import java.util.Objects;

/** What became of turning a cell into a value: a value of its own, never an exception. */
public sealed interface Conversion {
    /**
     * The cell holds this.
     *
     * @param value a value of the target field's type
     */
    record Converted(Object value) implements Conversion {
        /**
         * Checks that there is a value.
         *
         * @param value a value of the target field's type
         */
        public Converted {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The cell cannot be read.
     *
     * @param code what is wrong
     */
    record Failed(IssueCode code) implements Conversion {
        /**
         * Checks that there is a code.
         *
         * @param code what is wrong
         */
        public Failed {
            Objects.requireNonNull(code, "code");
        }
    }

    /**
     * {@return the conversion to this value}
     *
     * @param value a value of the target field's type
     */
    static Conversion of(Object value) {
        return new Converted(value);
    }

    /**
     * {@return the conversion that failed for this reason}
     *
     * @param code what is wrong
     */
    static Conversion failed(IssueCode code) {
        return new Failed(code);
    }
}
