// SPDX-License-Identifier: Apache-2.0
package dev.muster.mapping;

import dev.muster.user.FieldClass;
import dev.muster.user.UserField;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guesses what a column means from a name that is spelled almost like a known one. */
final class HeaderGuess {
    private static final int SHORTEST = 4;
    private static final int LONG = 8;
    private static final int LONGEST = 40;
    /** Words that mean something of their own: what they resemble, they resemble by accident. */
    private static final Set<String> NEVER = Set.of(
            "active",
            "enabled",
            "disabled",
            "blocked",
            "deleted",
            "locked",
            "direction",
            "profil",
            "perfil",
            "standard");

    private HeaderGuess() {}

    /** The one meaning whose names are nearest to this one, or null where none is near enough or two are equally near. */
    static @Nullable HeaderName of(String normalized) {
        if (normalized.length() < SHORTEST || normalized.length() > LONGEST || NEVER.contains(normalized)) {
            return null;
        }
        int nearest = normalized.length() < LONG ? 1 : 2;
        Set<ColumnTarget> candidates = new HashSet<>();
        for (Map.Entry<String, HeaderName> known : HeaderNames.all().entrySet()) {
            int distance = isGuessable(known.getKey(), known.getValue())
                    ? HeaderText.distance(normalized, known.getKey(), nearest)
                    : Integer.MAX_VALUE;
            if (distance <= nearest && (distance <= 1 || !isForeign(known.getValue()))) {
                if (distance < nearest) {
                    candidates.clear();
                    nearest = distance;
                }
                candidates.add(known.getValue().target());
            }
        }
        return candidates.size() == 1 ? new HeaderName(candidates.iterator().next(), NameRank.GUESS) : null;
    }

    /** A short word of one language is close to many of another by accident. */
    private static boolean isGuessable(String known, HeaderName name) {
        return known.length() >= (isForeign(name) ? LONG : SHORTEST)
                && name.isSure()
                && name.target() instanceof ColumnTarget.Into into
                && into.field() != UserField.ID
                && into.field().fieldClass() != FieldClass.SECRET;
    }

    private static boolean isForeign(HeaderName name) {
        return !name.languages().isEmpty() && !name.isOf(HeaderLanguage.ENGLISH);
    }
}
