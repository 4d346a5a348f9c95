// SPDX-License-Identifier: Apache-2.0
package dev.muster.internal.importing;

import dev.muster.user.AttributePatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of one record from all columns that lead into them. At the top, a null marks an attribute to be cleared. */
final class AttributeTree {
    private final Node root = new Node(Map.of());

    /** Sets a value; answers false if there is another one at, above or below its place. */
    boolean put(List<String> path, Object value) {
        Node node = root;
        for (int i = 0; i < path.size() - 1; i++) {
            Object next = node.get(path.get(i));
            if (next != null && !(next instanceof Map)) {
                return false;
            }
            node = node.open(path.get(i), next);
        }
        return node.merge(path.get(path.size() - 1), value);
    }

    /** Sets all of these; a null clears. Answers false if one is in the way of another. */
    boolean putAll(Map<String, ? extends @Nullable Object> values) {
        return root.mergeAll(values);
    }

    /** Marks an attribute to be cleared unless another column has something there. */
    void clear(List<String> path) {
        root.putIfAbsent(path.get(0), null);
    }

    AttributePatch toPatch() {
        return AttributePatch.of(root);
    }

    /** An object made here, so that it may be changed; those that come from cells may not. */
    private static final class Node extends LinkedHashMap<String, @Nullable Object> {
        private static final long serialVersionUID = 1L;

        Node(Map<?, ?> members) {
            members.forEach((name, value) -> put((String) name, value));
        }

        Node open(String name, @Nullable Object existing) {
            Node node =
                    existing instanceof Node own ? own : new Node(existing instanceof Map<?, ?> map ? map : Map.of());
            put(name, node);
            return node;
        }

        boolean merge(String name, @Nullable Object value) {
            Object existing = get(name);
            if (existing == null || value == null) {
                if (existing == null) {
                    put(name, value);
                }
                return true;
            }
            if (existing instanceof Map && value instanceof Map<?, ?> members) {
                return open(name, existing).mergeAll(members);
            }
            return existing.equals(value);
        }

        boolean mergeAll(Map<?, ? extends @Nullable Object> members) {
            boolean agreed = true;
            for (Map.Entry<?, ? extends @Nullable Object> member : members.entrySet()) {
                agreed &= merge((String) member.getKey(), member.getValue());
            }
            return agreed;
        }
    }
}
