package io.github.dualauth.application;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The passwords of applications as one transaction sees them at one instant.
 *
 * @param em the transaction's
 * @param now milliseconds since 1970
 */
record PasswordRows(EntityManager em, long now) {

    /** Those of an application that are good now or later. */
    Stream<StoredPassword> notEnded(String applicationId) {
        return ApplicationRegistry.notEnded(em, applicationId, now).map(ApplicationPasswordEntity::toStored);
    }

    /** Whether this one is good now, and the only one of its application that is. */
    boolean isLastGood(String applicationId, StoredPassword password) {
        return isGood(password) && good(applicationId) == 1;
    }

    /**
     * Whether an administrator other than {@code application} could go on if that were one and could not. Locks all
     * administrators until the end of the transaction, so that two of them do not end each other at once; so call this
     * before anything is read, and ask afterwards.
     */
    BooleanSupplier othersCanManage(Application application) {
        if (!isAdministrator(application)) {
            return () -> true;
        }
        List<String> others = em.createQuery(
                        "select a from ApplicationEntity a where a.roles like :role order by a.id",
                        ApplicationEntity.class)
                .setParameter("role", "%" + Application.ADMINISTRATOR + "%")
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(ApplicationEntity::toApplication)
                .filter(one -> one.active() && isAdministrator(one))
                .map(Application::id)
                .filter(id -> !id.equals(application.id()))
                .toList();
        return () -> others.stream().anyMatch(id -> good(id) > 0);
    }

    private static boolean isAdministrator(Application application) {
        return application.roles().contains(Application.ADMINISTRATOR);
    }

    private long good(String applicationId) {
        return notEnded(applicationId).filter(this::isGood).count();
    }

    private boolean isGood(StoredPassword password) {
        return password.fault(now).isEmpty();
    }
}
