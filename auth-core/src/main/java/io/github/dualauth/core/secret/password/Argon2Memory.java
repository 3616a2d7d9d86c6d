package io.github.dualauth.core.secret.password;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * What one hash at a time works in; kept for the next, wiped by the generator, so that there are as many as hashes ever
 * ran at once. Otherwise each hash leaves its memory to the collector, and all callers stand still while that copies what
 * other hashes have begun.
 */
final class Argon2Memory {

    /** The second choice of RFC 9106 (4), 64 MiB; what takes more is rare, and not kept. */
    static final int MOST_KEPT_KIB = 1 << 16;

    /** Blocks that the generator takes beside the memory. */
    private static final int WORKING_BLOCKS = 8;

    private static final Queue<Argon2Memory> IDLE = new ConcurrentLinkedQueue<>();

    private final int kib;
    private final BlockPool blocks;

    private Argon2Memory(int kib) {
        this.kib = kib;
        this.blocks = new FixedBlockPool(kib + WORKING_BLOCKS);
    }

    /** For a hash that needs so much; a smaller one that is idle makes room for it. */
    static Argon2Memory take(int kib) {
        Argon2Memory idle = IDLE.poll();
        return idle != null && idle.kib >= kib ? idle : new Argon2Memory(kib);
    }

    /** Blocks of 1 KiB. */
    BlockPool blocks() {
        return blocks;
    }

    /** After the hash, whether it succeeded or not. */
    void giveBack() {
        if (kib <= MOST_KEPT_KIB) {
            IDLE.add(this);
        }
    }
}
