// SPDX-License-Identifier: Apache-2.0
import org.jspecify.annotations.NullMarked;

/** Contract tests for every SPI of Muster, and the fakes that its own tests use. */
@NullMarked
module dev.muster.testkit {
    requires transitive dev.muster.core;
    requires org.assertj.core;
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports dev.muster.testkit;
}
