// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import dev.muster.store.UserChange;
import dev.muster.user.User;
import dev.muster.user.UserId;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads the changes of a chunk. */
final class ChangeCodec {
    private static final int CREATE = 1;
    private static final int UPDATE = 2;
    private static final int DELETE = 3;

    private ChangeCodec() {}

    static void write(List<ChunkPlan.PlannedChange> changes, PayloadWriter out) {
        DraftWriter drafts = new DraftWriter(out);
        out.number(changes.size());
        for (ChunkPlan.PlannedChange planned : changes) {
            out.number(planned.row());
            out.number(planned.line());
            write(planned.change(), drafts, out);
        }
    }

    private static void write(UserChange change, DraftWriter drafts, PayloadWriter out) {
        if (change instanceof UserChange.Create create) {
            out.number(CREATE);
            out.text(create.id().value());
            drafts.write(create.user().toDraft());
        } else if (change instanceof UserChange.Update update) {
            out.number(UPDATE);
            out.text(update.id().value());
            drafts.write(update.before());
            drafts.write(update.after());
        } else if (change instanceof UserChange.Delete delete) {
            out.number(DELETE);
            out.text(delete.id().value());
            drafts.write(delete.before());
        }
    }

    static List<ChunkPlan.PlannedChange> read(PayloadReader in) {
        DraftReader drafts = new DraftReader(in);
        int count = in.count();
        List<ChunkPlan.PlannedChange> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            changes.add(new ChunkPlan.PlannedChange(in.number(), in.number(), change(drafts, in)));
        }
        return changes;
    }

    private static UserChange change(DraftReader drafts, PayloadReader in) {
        int kind = (int) in.number();
        UserId id = new UserId(in.text());
        return switch (kind) {
            case CREATE -> new UserChange.Create(id, User.of(drafts.read()));
            case UPDATE -> new UserChange.Update(id, drafts.read(), drafts.read());
            case DELETE -> new UserChange.Delete(id, drafts.read());
            default -> throw new IllegalStateException("No kind of change: " + kind);
        };
    }
}
