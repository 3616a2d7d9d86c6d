package io.github.dualauth.application.participant;

import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One row of {@code dualauth_participant}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_participant")
public class ParticipantEntity {

    @Id
    private String id;

    @Column(name = "application_id", updatable = false)
    private String applicationId;

    @Column(updatable = false)
    private String code;

    private String name;

    private String roles;

    private String status;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "client_secret")
    private String sealed;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Column(name = "rotated_at")
    private long rotatedAt;

    /** For the persistence provider. */
    protected ParticipantEntity() {}

    ParticipantEntity(Participant participant, Clock clock) {
        this.id = participant.clientId();
        this.applicationId = participant.applicationId();
        this.code = participant.code();
        this.createdAt = clock.millis();
        change(participant.profile(), clock);
    }

    final void change(Participant.Profile profile, Clock clock) {
        this.name = profile.name();
        this.roles = String.join(" ", new TreeSet<>(profile.roles()));
        this.status = profile.status().word();
        this.publicKey = profile.publicKey();
        this.updatedAt = clock.millis();
    }

    /** Keeps {@code secret} in the place of any before. */
    final ParticipantEntity keep(Secret secret, SecretBox box, Clock clock) {
        this.sealed = box.seal(owner(), secret);
        this.keyId = SecretBox.keyIdOf(sealed);
        this.rotatedAt = clock.millis();
        return this;
    }

    /** Bound to its row: a secret that was moved in the database lets nobody in. */
    private String owner() {
        return "client-secret:" + id;
    }

    String id() {
        return id;
    }

    String keyId() {
        return keyId;
    }

    /** The box with its secret. */
    String box() {
        return sealed;
    }

    Optional<Secret> open(SecretBox box) {
        return box.open(owner(), sealed);
    }

    /** The same secret sealed under the current key of the ring; empty if it does not open. */
    Optional<String> sealedAnew(SecretBox box) {
        return box.sealAnew(owner(), sealed);
    }

    Participant toParticipant() {
        return new Participant(
                id,
                applicationId,
                code,
                new Participant.Profile(
                        name,
                        roles.isEmpty() ? Set.of() : Set.of(roles.split(" ")),
                        ParticipantStatus.of(status).orElse(ParticipantStatus.INACTIVE),
                        publicKey));
    }
}
