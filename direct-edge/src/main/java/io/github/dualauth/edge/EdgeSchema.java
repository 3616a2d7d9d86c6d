package io.github.dualauth.edge;

import io.github.dualauth.core.database.DatabaseSchema;
import io.github.dualauth.edge.address.DirectAddressEntity;
import io.github.dualauth.edge.certificate.ClientCertificateEntity;
import io.github.dualauth.edge.spool.ChunkEntity;
import io.github.dualauth.edge.spool.PartEntity;
import io.github.dualauth.edge.spool.SpoolEntity;
import java.util.List;

/** The tables of the Direct edges. */
public final class EdgeSchema {

    /** All of them. */
    public static final DatabaseSchema SCHEMA = new DatabaseSchema(
            "edge",
            List.of(
                    DirectAddressEntity.class,
                    ClientCertificateEntity.class,
                    SpoolEntity.class,
                    PartEntity.class,
                    ChunkEntity.class),
            "io/github/dualauth/edge/migration");

    private EdgeSchema() {}
}
