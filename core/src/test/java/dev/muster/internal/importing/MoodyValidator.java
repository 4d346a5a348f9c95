// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.User;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.validation.metadata.BeanDescriptor;
import java.util.Set;

/** A host's validator that throws at the sight of one address, and else leaves the work to the standard one. */
final class MoodyValidator implements Validator {
    private final Validator calm = Validators.standard();
    private final String disliked;
    private final Throwable fault;

    MoodyValidator(String disliked, Throwable fault) {
        this.disliked = disliked;
        this.fault = fault;
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validate(T object, Class<?>... groups) {
        if (object instanceof User user && disliked.equals(user.email())) {
            MoodyValidator.<RuntimeException>fail(fault);
        }
        return calm.validate(object, groups);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void fail(Throwable fault) throws E {
        throw (E) fault;
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validateProperty(T object, String name, Class<?>... groups) {
        return calm.validateProperty(object, name, groups);
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validateValue(Class<T> type, String name, Object value, Class<?>... groups) {
        return calm.validateValue(type, name, value, groups);
    }

    @Override
    public BeanDescriptor getConstraintsForClass(Class<?> type) {
        return calm.getConstraintsForClass(type);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return calm.unwrap(type);
    }

    @Override
    public ExecutableValidator forExecutables() {
        return calm.forExecutables();
    }
}
