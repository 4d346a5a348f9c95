// SPDX-License-Identifier: Apache-2.0
package dev.muster.formats.imports;

import dev.muster.store.InMemoryUserStore;
import dev.muster.store.UserStore;
import dev.muster.testkit.FaultyUserStore;

/** Stores that keep users in ways of their own. */
enum StoreKind {
    /** Keeps everything as it comes. */
    PLAIN {
        @Override
        UserStore over(InMemoryUserStore users) {
            return users;
        }
    },
    /** Keeps addresses in lower case. */
    NORMALISING {
        @Override
        UserStore over(InMemoryUserStore users) {
            return FaultyUserStore.around(users).normalizing();
        }
    },
    /** Gives ids of its own. */
    OWN_IDS {
        @Override
        UserStore over(InMemoryUserStore users) {
            return FaultyUserStore.around(users).givingOwnIds();
        }
    };

    abstract UserStore over(InMemoryUserStore users);
}
