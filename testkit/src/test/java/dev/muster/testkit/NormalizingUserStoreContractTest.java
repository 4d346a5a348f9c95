// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.InMemoryUserStore;
import dev.muster.store.UserStore;

class NormalizingUserStoreContractTest extends UserStoreContract {
    @Override
    protected UserStore emptyStore() {
        return FaultyUserStore.around(new InMemoryUserStore()).normalizing().givingOwnIds();
    }
}
