// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plays the entity and the repository of an application, with the methods a Spring Data repository would have. */
final class AccountRepository {
    private final Map<Long, Account> rows = new TreeMap<>();
    private long lastId;

    /** The entity. */
    static final class Account implements Cloneable {
        long id;

        @Nullable
        String email;

        @Nullable
        String name;

        @Override
        public Account clone() {
            try {
                return (Account) super.clone();
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** What a unique index answers. */
    static final class NotUniqueException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    synchronized <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    /** The row, locked until the transaction ends; here the transaction is the lock. */
    synchronized Optional<Account> lock(String id) {
        return id.matches("\\d{1,18}")
                ? Optional.ofNullable(rows.get(Long.valueOf(id))).map(Account::clone)
                : Optional.empty();
    }

    synchronized List<Account> findByEmailIn(Collection<String> emails) {
        return rows.values().stream()
                .filter(account -> account.email != null && emails.contains(account.email))
                .map(Account::clone)
                .toList();
    }

    synchronized List<Account> findAll() {
        return rows.values().stream().map(Account::clone).toList();
    }

    synchronized Account save(Account account) {
        for (Account other : rows.values()) {
            if (other.id != account.id && other.email != null && other.email.equals(account.email)) {
                throw new NotUniqueException();
            }
        }
        if (account.id == 0) {
            account.id = ++lastId;
        }
        rows.put(account.id, account.clone());
        return account;
    }

    synchronized void delete(Account account) {
        rows.remove(account.id);
    }
}
