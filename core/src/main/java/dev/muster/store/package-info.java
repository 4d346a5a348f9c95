// SPDX-License-Identifier: Apache-2.0
/**
 * What a host application implements: a {@link dev.muster.store.UserStore} of three methods over its own users, and, where roles and
 * organizations shall be checked, a {@link dev.muster.store.Directory}.
 *
 * <p>The contract tests of {@code muster-testkit} say whether an implementation is right. {@link dev.muster.store.InMemoryUserStore} is
 * an example and the store of tests.
 */
package dev.muster.store;
