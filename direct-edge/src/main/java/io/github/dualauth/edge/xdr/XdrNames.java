package io.github.dualauth.edge.xdr;

/** The names of the protocols: SOAP 1.2, WS-Addressing 1.0, XOP, ITI-41 and the Direct edge's own. */
final class XdrNames {

    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String WSA = "http://www.w3.org/2005/08/addressing";
    static final String ANONYMOUS = WSA + "/anonymous";
    static final String FAULT_ACTION = WSA + "/soap/fault";
    static final String XOP = "http://www.w3.org/2004/08/xop/include";
    static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    static final String DIRECT = "urn:direct:addressing";
    static final String DESTINATION = "urn:direct:addressing:destination";

    static final String XDS = "urn:ihe:iti:xds-b:2007";
    static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0";
    static final String SUCCESS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success";

    /** XDSSubmissionSet.uniqueId (ITI TF-3, 4.2.3.3.12). */
    static final String UNIQUE_ID = "urn:uuid:96fdda7c-d067-4183-912e-5ee74998a8a8";

    static final String ACTION = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    static final String RESPONSE_ACTION = ACTION + "Response";

    static final String DUALAUTH = "urn:io.github.dualauth:direct";

    private XdrNames() {}
}
