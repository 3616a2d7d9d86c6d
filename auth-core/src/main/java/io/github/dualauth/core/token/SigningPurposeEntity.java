package io.github.dualauth.core.token;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row of {@code dualauth_signing_purpose}: whoever changes the keys of a purpose locks it. */
@Entity
@Table(name = "dualauth_signing_purpose")
public class SigningPurposeEntity {

    @Id
    private String name;

    /** For the persistence provider. */
    protected SigningPurposeEntity() {}

    SigningPurposeEntity(String name) {
        this.name = name;
    }
}
