package io.github.dualauth.core.database;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** One running unit of work, and what is to happen once it is durable. */
public final class Transaction {

    private final EntityManager entityManager;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The persistence context of this unit of work; not to be kept. */
    public EntityManager entityManager() {
        return entityManager;
    }

    /** Runs {@code action} once, after the commit and before the caller gets its answer; never after a rollback. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
