/** Signing keys that change under load: what was sent, what was answered, and what is in the database must agree. */
@NullMarked
package io.vivenuoperator.e2e.rotation;

import org.jspecify.annotations.NullMarked;
