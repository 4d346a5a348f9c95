// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/**
 * Import, export and migrate users inside a Java application: the API for callers, the SPI for implementers of stores
 * and formats, and the engine, which is not exported.
 *
 * @uses dev.muster.format.RecordFormat to find the file formats
 * @uses dev.muster.spi.JobKind to find the kinds of jobs
 */
@NullMarked
module dev.muster.core {
    requires transitive jakarta.validation;
    requires org.hibernate.validator;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports dev.muster;
    exports dev.muster.format;
    exports dev.muster.issue;
    exports dev.muster.job;
    exports dev.muster.mapping;
    exports dev.muster.spi;
    exports dev.muster.store;
    exports dev.muster.user;

    // Constraints on records: the validator reads the private fields.
    opens dev.muster.user to
            org.hibernate.validator;

    uses dev.muster.format.RecordFormat;
    uses dev.muster.spi.JobKind;
}
