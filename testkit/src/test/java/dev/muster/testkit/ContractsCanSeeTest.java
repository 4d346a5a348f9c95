// SPDX-License-Identifier: Apache-2.0
package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A contract is trusted only after it has failed: each fault planted here must be seen. */
class ContractsCanSeeTest {
    @ParameterizedTest
    @EnumSource(BrokenUserStore.Fault.class)
    void theContractOfStoresSees(BrokenUserStore.Fault fault) throws IllegalAccessException {
        assertThat(failures(BrokenUserStore.contract(fault))).isNotEmpty();
    }

    @Test
    void theContractOfStoresSeesNothingWhereNothingIs() throws IllegalAccessException {
        assertThat(failures(new InMemoryUserStoreContractTest())).isEmpty();
    }

    private static List<String> failures(UserStoreContract contract) throws IllegalAccessException {
        List<String> failures = new ArrayList<>();
        for (Method test : UserStoreContract.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                try {
                    test.invoke(contract);
                } catch (InvocationTargetException failed) {
                    failures.add(test.getName());
                }
            }
        }
        return failures;
    }
}
