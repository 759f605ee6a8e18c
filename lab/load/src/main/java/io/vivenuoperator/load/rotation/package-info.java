/** Signing keys change while deliveries come: none may be refused. */
@NullMarked
package io.vivenuoperator.load.rotation;

import org.jspecify.annotations.NullMarked;
