package io.github.dualauth.benchmarks.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Keeps what it gets in the server's embedded database, and gives it back. */
@RequestScoped
@Path("/note")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {

    @PersistenceContext
    private EntityManager entityManager;

    /** One row for each call. */
    @POST
    @Transactional
    public String keep(String text) {
        Note note = new Note(text);
        entityManager.persist(note);
        entityManager.flush();
        entityManager.clear();
        return entityManager.find(Note.class, note.id()).text();
    }
}
