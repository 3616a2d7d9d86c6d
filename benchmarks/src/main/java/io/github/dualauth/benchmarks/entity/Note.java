package io.github.dualauth.benchmarks.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** A row. */
@Entity
public class Note {

    @Id
    @GeneratedValue
    private long id;

    private String text;

    /** For JPA. */
    protected Note() {}

    Note(String text) {
        this.text = text;
    }

    long id() {
        return id;
    }

    String text() {
        return text;
    }
}
