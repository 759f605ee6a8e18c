/** Signing keys change while deliveries arrive; none may be refused. */
@NullMarked
package io.vivenuoperator.load.rotation;

import org.jspecify.annotations.NullMarked;
