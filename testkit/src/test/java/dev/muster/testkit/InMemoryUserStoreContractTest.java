// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.InMemoryUserStore;
import dev.muster.store.UserStore;
import dev.muster.user.UserField;
import java.util.Set;

class InMemoryUserStoreContractTest extends UserStoreContract {
    @Override
    protected UserStore emptyStore() {
        return new InMemoryUserStore();
    }

    @Override
    protected Set<UserField> uniqueKeys() {
        return Set.of(UserField.EXTERNAL_ID, UserField.USERNAME, UserField.EMAIL, UserField.PHONE);
    }
}
