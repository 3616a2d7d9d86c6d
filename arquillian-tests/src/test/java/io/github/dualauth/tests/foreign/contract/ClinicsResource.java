package io.github.dualauth.tests.foreign.contract;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Only leads on to another class. */
@Path("clinics")
public class ClinicsResource {

    /** One clinic, as an instance. */
    @Path("{id}")
    public ClinicResource clinic(@PathParam("id") String id) {
        return new ClinicResource(id);
    }

    /** The first clinic, as a class. */
    @Path("first")
    public Class<ClinicResource> first() {
        return ClinicResource.class;
    }
}
