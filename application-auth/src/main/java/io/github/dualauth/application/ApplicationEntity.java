package io.github.dualauth.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;

/** One row of {@code dualauth_application}. */
@Entity
@Table(name = "dualauth_application")
public class ApplicationEntity {

    @Id
    private String id;

    private String name;

    private boolean active;

    private String roles;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /** Another one after each change of the application or of what belongs to it. */
    @Version
    private long version;

    /** For the persistence provider. */
    protected ApplicationEntity() {}

    ApplicationEntity(Application application, Clock clock) {
        this.id = application.id();
        this.name = application.name();
        this.active = application.active();
        this.roles = String.join(" ", new TreeSet<>(application.roles()));
        this.createdAt = clock.millis();
        this.updatedAt = createdAt;
    }

    void setActive(boolean now, Clock clock) {
        active = now;
        updatedAt = clock.millis();
    }

    long version() {
        return version;
    }

    Application toApplication() {
        return new Application(id, name, roles.isEmpty() ? Set.of() : Set.of(roles.split(" ")), active);
    }
}
