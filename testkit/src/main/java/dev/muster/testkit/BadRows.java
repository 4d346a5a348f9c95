// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

/**
 * How many rows {@link UserGenerator} spoils.
 *
 * @param flawed share of the rows that an import has to reject, 0 to 1; each {@link Flaw} is as likely as the others
 * @param duplicated share of the rows that have the e-mail address of an earlier row, 0 to 1
 */
public record BadRows(double flawed, double duplicated) {
    private static final BadRows NONE = new BadRows(0, 0);

    /**
     * Checks the shares.
     *
     * @param flawed share of flawed rows
     * @param duplicated share of duplicates
     * @throws IllegalArgumentException if one is out of range
     */
    public BadRows {
        if (!(flawed >= 0 && duplicated >= 0 && flawed + duplicated <= 1)) {
            throw new IllegalArgumentException("Shares are 0 to 1, and no more together");
        }
    }

    /** {@return none} */
    public static BadRows none() {
        return NONE;
    }

    /**
     * {@return some flawed and some duplicated rows}
     *
     * @param flawed share of the rows that are flawed, 0 to 1
     * @param duplicated share of the rows that are duplicates, 0 to 1
     */
    public static BadRows of(double flawed, double duplicated) {
        return new BadRows(flawed, duplicated);
    }
}
