// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.format.RecordFormat;
import dev.muster.job.FormatName;
import dev.muster.mapping.ValueConverter;
import dev.muster.store.Directory;
import dev.muster.store.UserStore;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Objects;

/**
 * What the host application has given to {@code Muster}, and what kinds of jobs work with.
 *
 * @param users the host's users
 * @param directory the roles and organizations the host knows
 * @param validator checks users; the host's own or Muster's
 * @param formats the formats found, by name
 * @param converters the host's converters, by the name they are registered under
 * @param sources the host's sources, by the name they are registered under
 * @param spool keeps files
 * @param maxSourceBytes the size of the largest source to take in, compressed and unpacked, in bytes
 */
public record Host(
        UserStore users,
        Directory directory,
        Validator validator,
        Map<FormatName, RecordFormat> formats,
        Map<String, ValueConverter> converters,
        Map<String, SourceOpener> sources,
        Spool spool,
        long maxSourceBytes) {
    /**
     * Copies the maps.
     *
     * @param users the host's users
     * @param directory the roles and organizations the host knows
     * @param validator checks users; the host's own or Muster's
     * @param formats the formats found, by name
     * @param converters the host's converters, by the name they are registered under
     * @param sources the host's sources, by the name they are registered under
     * @param spool keeps files
     * @param maxSourceBytes the size of the largest source to take in, compressed and unpacked, in bytes
     */
    public Host {
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(validator, "validator");
        formats = Map.copyOf(formats);
        converters = Map.copyOf(converters);
        sources = Map.copyOf(sources);
        Objects.requireNonNull(spool, "spool");
    }
}
