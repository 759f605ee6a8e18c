package io.vivenuoperator.operator.pod;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Takes no field that a type does not have. Fabric8's types keep any, for the sake of newer API servers. */
final class KnownFieldsOnly extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
        return false;
    }
}
