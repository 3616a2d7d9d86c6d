package io.github.dualauth.edge.spool.queue;

import io.github.dualauth.edge.spool.PartEntity;
import io.github.dualauth.edge.spool.SpoolEntity;
import io.github.dualauth.edge.spool.SpoolState;
import io.github.dualauth.edge.spool.SpooledMessage;
import io.github.dualauth.edge.spool.SpooledPart;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** What is read of the spool's tables. */
final class SpoolRows {

    private SpoolRows() {}

    /** What may be taken at a time, the longest waiting first. */
    static List<DueMessage> due(EntityManager em, long now, int most) {
        return em.createQuery(
                        "select s.id, s.state, s.dueAt, s.leaseId from SpoolEntity s where s.dueAt <= :now"
                                + " and (s.state = io.github.dualauth.edge.spool.SpoolState.READY"
                                + " or s.state = io.github.dualauth.edge.spool.SpoolState.CLAIMED)"
                                + " order by s.dueAt, s.id",
                        Object[].class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new DueMessage((String) row[0], (SpoolState) row[1], (long) row[2], (String) row[3]))
                .toList();
    }

    static SpooledMessage message(EntityManager em, String id) {
        List<SpooledPart> parts = em.createQuery(
                        "select p from PartEntity p where p.messageId = :id order by p.seq", PartEntity.class)
                .setParameter("id", id)
                .getResultStream()
                .map(PartEntity::toPart)
                .toList();
        return em.find(SpoolEntity.class, id).toMessage(parts);
    }

    static Optional<byte[]> chunk(EntityManager em, String messageId, int seq) {
        return em.createQuery(
                        "select c.content from ChunkEntity c where c.messageId = :id and c.seq = :seq", byte[].class)
                .setParameter("id", messageId)
                .setParameter("seq", seq)
                .getResultStream()
                .findFirst();
    }
}
