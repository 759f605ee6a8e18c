/** Rules of the CRD that are made rather than written: too many, too long or too alike for annotations on the records. */
@NullMarked
package io.vivenuoperator.crd.schema;

import org.jspecify.annotations.NullMarked;
