/** An upgrade and a rollback under load: how such a run is judged. */
@NullMarked
package io.vivenuoperator.e2e.upgrade;

import org.jspecify.annotations.NullMarked;
