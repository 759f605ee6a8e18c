/** Signing keys that change under load: how such a run is judged. */
@NullMarked
package io.vivenuoperator.e2e.rotation;

import org.jspecify.annotations.NullMarked;
