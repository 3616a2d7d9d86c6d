package io.github.dualauth.core.token;

import com.nimbusds.jose.jwk.JWK;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One row of {@code dualauth_signing_key}; times are milliseconds since 1970. */
@Entity
@Table(name = "dualauth_signing_key")
public class SigningKeyEntity {

    @Id
    private String id;

    @Column(updatable = false)
    private String purpose;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "private_key")
    private String privateKey;

    @Column(name = "signs_from", updatable = false)
    private long signsFrom;

    @Column(name = "ends_at")
    private long endsAt;

    /** For the persistence provider. */
    protected SigningKeyEntity() {}

    SigningKeyEntity(String purpose, JWK key, SecretBox box, Instant signsFrom) {
        this.id = key.getKeyID();
        this.purpose = purpose;
        this.signsFrom = signsFrom.toEpochMilli();
        this.endsAt = Long.MAX_VALUE;
        try (Secret clear = Secret.of(key.toJSONString())) {
            keep(box.seal(owner(), clear));
        }
    }

    private void keep(String sealedKey) {
        this.privateKey = sealedKey;
        this.keyId = SecretBox.keyIdOf(sealedKey);
    }

    /** Bound to its row and purpose: a key that was moved in the database signs nothing. */
    private String owner() {
        return "signing-key:" + purpose + ":" + id;
    }

    String id() {
        return id;
    }

    String box() {
        return privateKey;
    }

    long signsFrom() {
        return signsFrom;
    }

    long endsAt() {
        return endsAt;
    }

    /** Ends it then, unless it ends before. */
    void endAt(Instant when) {
        endsAt = Math.min(endsAt, when.toEpochMilli());
    }

    Optional<Secret> open(SecretBox box) {
        return box.open(owner(), privateKey);
    }

    /** The same key sealed under the current key of the ring; empty if it does not open. */
    Optional<String> sealedAnew(SecretBox box) {
        return box.sealAnew(owner(), privateKey);
    }
}
