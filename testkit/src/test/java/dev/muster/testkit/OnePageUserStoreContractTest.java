// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import dev.muster.store.UserStore;

class OnePageUserStoreContractTest extends UserStoreContract {
    @Override
    protected UserStore emptyStore() {
        return new OnePageUserStore(new AccountRepository());
    }
}
