// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static dev.muster.user.UserField.EMAIL;
import static dev.muster.user.UserField.NAME;

import dev.muster.store.ChangeResult;
import dev.muster.store.ChunkId;
import dev.muster.store.StoredUser;
import dev.muster.store.UserChange;
import dev.muster.store.UserStore;
import dev.muster.store.UserVisitor;
import dev.muster.testkit.AccountRepository.Account;
import dev.muster.user.User;
import dev.muster.user.UserDraft;
import dev.muster.user.UserFilter;
import dev.muster.user.UserId;
import dev.muster.user.UserKey;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A store over an application's own entity, in the manner of JPA: it has a generated id, an address in lower case, and a name. */
final class OnePageUserStore implements UserStore {
    private final AccountRepository accounts;

    OnePageUserStore(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<StoredUser> find(Collection<UserKey> keys) {
        Map<Long, Account> found = new LinkedHashMap<>();
        for (UserKey key : keys) {
            switch (key.field()) {
                case ID -> accounts.lock(key.value()).ifPresent(one -> found.put(one.id, one));
                case EMAIL -> accounts.findByEmailIn(key.lookupForms()).forEach(one -> found.put(one.id, one));
                default -> {}
            }
        }
        return found.values().stream().map(OnePageUserStore::stored).toList();
    }

    @Override
    public List<ChangeResult> apply(List<UserChange> changes, ChunkId chunk) {
        return changes.stream()
                .map(one -> accounts.inTransaction(() -> apply(one)))
                .toList();
    }

    private ChangeResult apply(UserChange change) {
        if (change instanceof UserChange.Create create) {
            return save(new Account(), create.user());
        }
        Account account = accounts.lock(change.id().value()).orElse(null);
        if (account == null || !change.expects(stored(account).user())) {
            return new ChangeResult.Conflict();
        }
        if (change instanceof UserChange.Update update) {
            return save(account, update.appliedTo(stored(account).user()));
        }
        accounts.delete(account);
        return new ChangeResult.Applied(change.id());
    }

    private ChangeResult save(Account account, User user) {
        account.email = canonical(user).email();
        account.name = user.name();
        try {
            return new ChangeResult.Applied(new UserId(Long.toString(accounts.save(account).id)));
        } catch (AccountRepository.NotUniqueException taken) {
            return new ChangeResult.Conflict();
        }
    }

    @Override
    public void read(UserFilter filter, UserVisitor visitor) {
        List<Account> snapshot = accounts.findAll();
        visitor.begin(OptionalLong.of(snapshot.size()), Clock.systemUTC().instant());
        snapshot.stream()
                .map(OnePageUserStore::stored)
                .takeWhile(visitor::visit)
                .forEach(shown -> {});
    }

    @Override
    public User canonical(User user) {
        return user(user.email() == null ? null : user.email().strip().toLowerCase(Locale.ROOT), user.name());
    }

    private static User user(@Nullable String email, @Nullable String name) {
        return User.of(UserDraft.builder().set(EMAIL, email).set(NAME, name).build());
    }

    private static StoredUser stored(Account account) {
        return new StoredUser(new UserId(Long.toString(account.id)), user(account.email, account.name));
    }
}
