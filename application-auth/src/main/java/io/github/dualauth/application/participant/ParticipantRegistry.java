package io.github.dualauth.application.participant;

import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.core.cache.RowCache;
import io.github.dualauth.core.cache.RowCaches;
import io.github.dualauth.core.database.Database;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.database.Page;
import io.github.dualauth.core.database.Transaction;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.SealedColumn;
import io.github.dualauth.core.secret.SealedRows;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.secret.Sha256;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The participants of a deployment and their client secrets. An application is one participant at most. A change holds
 * from the next call on, on other nodes within a second.
 */
public final class ParticipantRegistry {

    private static final Logger LOG = System.getLogger(ParticipantRegistry.class.getName());
    private static final int CLIENT_ID_LENGTH = 36;
    private static final Pattern CLIENT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Database database;
    private final ApplicationRegistry applications;
    private final KeyRing keys;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final RowCache<RegisteredParticipant> cache;
    private final RowCache<String> byApplication;

    /** Keeps participants in {@code database}, their secrets sealed under {@code keys}; the clock is that of applications. */
    public ParticipantRegistry(Database database, ApplicationRegistry applications, KeyRing keys, RowCaches caches) {
        this.database = database;
        this.applications = applications;
        this.keys = keys;
        this.box = new SecretBox(keys);
        this.clock = applications.clock();
        this.cache = caches.named("participants");
        this.byApplication = caches.named("participants-of-applications");
    }

    /** The client secrets, as they are sealed in {@code database}. */
    static SealedRows sealed(Database database, SecretBox box) {
        return new SealedColumn<>(
                database,
                new SealedColumn.Kind<>(
                        "client secrets",
                        ParticipantEntity.class,
                        "sealed",
                        ParticipantEntity::id,
                        ParticipantEntity::box),
                row -> row.sealedAnew(box));
    }

    /** The participant with this client ID and its key; as fresh as the cache. What no client ID looks like is not sought. */
    Optional<RegisteredParticipant> registered(String clientId) {
        return clientId.length() == CLIENT_ID_LENGTH
                ? cache.get(
                        clientId,
                        id -> CLIENT_ID.matcher(id).matches()
                                ? database.read(em -> Optional.ofNullable(em.find(ParticipantEntity.class, id))
                                        .map(this::opened))
                                : Optional.empty())
                : Optional.empty();
    }

    /** The participant that an application is; as fresh as the cache. */
    Optional<RegisteredParticipant> ofApplication(String applicationId) {
        return byApplication
                .get(
                        applicationId,
                        id -> database.read(em -> em.createQuery(
                                        "select p.id from ParticipantEntity p where p.applicationId = :id",
                                        String.class)
                                .setParameter("id", id)
                                .getResultStream()
                                .findFirst()))
                .flatMap(this::registered);
    }

    /**
     * Registers a participant and makes its client ID and secret.
     *
     * @param applicationId the application that it is; {@code ""} for one that is made for it, and has no password
     */
    public ParticipantOutcome create(String applicationId, String code, Participant.Profile profile) {
        if (!applicationId.isEmpty() && applications.find(applicationId).isEmpty()) {
            return new ParticipantOutcome.ApplicationUnknown();
        }
        Secret secret = ClientKey.FORM.make(random);
        String clientId = UUID.randomUUID().toString();
        return database.write(transaction -> {
            String application = applicationId.isEmpty() ? clientId : applicationId;
            if (exists(transaction.entityManager(), application, code)) {
                return new ParticipantOutcome.Exists();
            }
            if (applicationId.isEmpty()) {
                applications.add(transaction, new Application(application, profile.name(), Set.of(), true));
            }
            Participant made = new Participant(clientId, application, code, profile);
            transaction.entityManager().persist(new ParticipantEntity(made, clock).keep(secret, box, clock));
            transaction.afterCommit(() -> byApplication.forget(application));
            return new ParticipantOutcome.Issued(made, secret);
        });
    }

    private static boolean exists(EntityManager em, String applicationId, String code) {
        return !em.createQuery(
                        "select p.id from ParticipantEntity p where p.code = :code or p.applicationId = :application",
                        String.class)
                .setParameter("code", code)
                .setParameter("application", applicationId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Changes a participant; {@code change} may run several times. */
    public ParticipantOutcome update(String code, UnaryOperator<Participant.Profile> change) {
        return database.write(transaction -> locked(transaction, code)
                .<ParticipantOutcome>map(row -> {
                    row.change(change.apply(row.toParticipant().profile()), clock);
                    return new ParticipantOutcome.Stored(row.toParticipant());
                })
                .orElseGet(ParticipantOutcome.Unknown::new));
    }

    /** Makes a new secret. What was made with the old one, the secret itself included, is refused from the next call on. */
    public ParticipantOutcome rotateSecret(String code) {
        Secret secret = ClientKey.FORM.make(random);
        return database.write(transaction -> locked(transaction, code)
                .<ParticipantOutcome>map(row -> new ParticipantOutcome.Issued(
                        row.keep(secret, box, clock).toParticipant(), secret))
                .orElseGet(ParticipantOutcome.Unknown::new));
    }

    /** All participants in the order of their codes, after {@code afterCode} ({@code ""} for the first page). */
    public Page<Participant> list(String afterCode, int limit) {
        List<Participant> rows = database.read(em -> em.createQuery(
                        "select p from ParticipantEntity p where p.code > :after order by p.code",
                        ParticipantEntity.class)
                .setParameter("after", afterCode)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(ParticipantEntity::toParticipant)
                .toList());
        return Page.cut(rows, limit, Participant::code);
    }

    /** The participants that fit, in the order of their codes. */
    public List<Participant> search(ParticipantSearch search) {
        String role = search.role().isEmpty() ? "" : "% " + search.role().replaceAll("([!%_])", "!$1") + " %";
        return database.read(em -> em.createQuery(
                        "select p from ParticipantEntity p where (:code = '' or p.code = :code)"
                                + " and (:name = '' or p.name = :name) and (:status = '' or p.status = :status)"
                                + " and (:role = '' or concat(' ', concat(p.roles, ' ')) like :role escape '!')"
                                + " order by p.code",
                        ParticipantEntity.class)
                .setParameter("code", search.code())
                .setParameter("name", search.name())
                .setParameter("status", search.status())
                .setParameter("role", role)
                .setFirstResult(search.offset())
                .setMaxResults(search.limit())
                .getResultStream()
                .map(ParticipantEntity::toParticipant)
                .toList());
    }

    /** The row, whose change is told to all nodes. */
    private Optional<ParticipantEntity> locked(Transaction transaction, String code) {
        Optional<ParticipantEntity> row = transaction
                .entityManager()
                .createQuery("select p from ParticipantEntity p where p.code = :code", ParticipantEntity.class)
                .setParameter("code", code)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
        row.ifPresent(one -> transaction.afterCommit(() -> cache.forget(one.id())));
        return row;
    }

    private RegisteredParticipant opened(ParticipantEntity row) {
        if (!keys.has(row.keyId())) {
            // Nobody knows then whose secret is right.
            throw new DependencyUnavailableException("this node lacks the key " + row.keyId(), null);
        }
        Optional<Secret> secret = row.open(box);
        if (secret.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "the client secret of the participant {0} was moved or changed in the database: it is refused",
                    row.id());
        }
        return new RegisteredParticipant(
                row.toParticipant(),
                secret.map(clear -> ClientKey.of(mark(row), clear)).orElseGet(ClientKey::ofNobody));
    }

    /** No two boxes are the same, even of one secret: each has a random IV. */
    private static String mark(ParticipantEntity row) {
        byte[] hash = Sha256.of(row.box().getBytes(StandardCharsets.US_ASCII));
        return "client-secret:" + row.id() + ":" + Base64.getEncoder().encodeToString(hash);
    }
}
