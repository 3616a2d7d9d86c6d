package io.github.dualauth.core.secret.password;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * What slow hashes work in, kept for the next ones, wiped by the generator: as much as a new hash takes, as often as
 * hashes ever ran at once. Otherwise each leaves its memory to the collector, and all callers stand still while that
 * copies what other hashes have begun. A stored hash that takes more gets more, which is not kept.
 */
final class Argon2Memory {

    private final Deque<BlockPool> idle = new ConcurrentLinkedDeque<>();
    private final int blocks;

    /** Keeps what hashes of this cost take. */
    Argon2Memory(Argon2Parameters usual) {
        blocks = Argon2BytesGenerator.getBlockCount(usual.memoryKib(), usual.parallelism());
    }

    /** For one hash. */
    BlockPool take() {
        BlockPool used = idle.poll();
        return used != null ? used : new FixedBlockPool(blocks);
    }

    /** After the hash, whether it succeeded or not. */
    void giveBack(BlockPool pool) {
        idle.push(pool);
    }
}
