package io.github.dualauth.core.throttle;

import io.github.dualauth.core.cluster.SharedMap;
import io.github.dualauth.core.throttle.DigestNames.Name;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From where right secrets came lately: for each ID the few addresses seen last. One value holds an ID's addresses, each
 * in 12 bytes: half of its name, and the minute.
 */
final class UsualAddresses {

    private static final int ADDRESSES = 16;
    private static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES;
    private static final int TRIES = 16;

    private final SharedMap map;
    private final long keptMinutes;

    UsualAddresses(SharedMap map, Duration kept) {
        this.map = map;
        this.keptMinutes = kept.toMinutes();
    }

    /** The minute of the last right secret for {@code id} from {@code address}, if it is recent enough. */
    OptionalLong seen(Name id, Name address, long minute) {
        ByteBuffer entries = ByteBuffer.wrap(map.get(id.text()).orElse(new byte[0]));
        while (entries.hasRemaining()) {
            long entry = entries.getLong();
            int seen = entries.getInt();
            if (entry == address.high() && minute - seen < keptMinutes) {
                return OptionalLong.of(seen);
            }
        }
        return OptionalLong.empty();
    }

    /** Remembers a right secret; beyond the limit, in place of the address that was seen before all others. */
    void add(Name id, Name address, long minute) {
        String key = id.text();
        for (int i = 0; i < TRIES; i++) {
            Optional<byte[]> known = map.get(key);
            byte[] added = added(known.orElse(new byte[0]), address, minute);
            if (known.isEmpty() ? map.putIfAbsent(key, added) : map.replace(key, known.get(), added)) {
                return;
            }
        }
    }

    /** The newest come first, so that the oldest are cut off. */
    private byte[] added(byte[] known, Name address, long minute) {
        ByteBuffer added = ByteBuffer.allocate(ADDRESSES * ENTRY_BYTES);
        added.putLong(address.high()).putInt((int) minute);
        ByteBuffer entries = ByteBuffer.wrap(known);
        while (entries.hasRemaining() && added.hasRemaining()) {
            long entry = entries.getLong();
            int seen = entries.getInt();
            if (entry != address.high() && minute - seen < keptMinutes) {
                added.putLong(entry).putInt(seen);
            }
        }
        byte[] whole = new byte[added.flip().remaining()];
        added.get(whole);
        return whole;
    }
}
