package io.github.dualauth.core.database;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of a module that is not in the core's jar. */
@Entity
@Table(name = "dualauth_thing")
public class Thing {

    /** The table of such rows. */
    static final DatabaseSchema SCHEMA =
            new DatabaseSchema("things", List.of(Thing.class), "io/github/dualauth/core/database/things");

    @Id
    private String id;

    @Column(name = "last_used_at")
    private Long lastUsedAt;

    /** For the persistence provider. */
    protected Thing() {}

    /** Never used if {@code lastUsed} is null. */
    Thing(String id, Instant lastUsed) {
        this.id = id;
        this.lastUsedAt = lastUsed == null ? null : lastUsed.toEpochMilli();
    }

    Long lastUsedAt() {
        return lastUsedAt;
    }
}
