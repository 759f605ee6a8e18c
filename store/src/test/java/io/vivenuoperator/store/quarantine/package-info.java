/** Tests. */
@NullMarked
package io.vivenuoperator.store.quarantine;

import org.jspecify.annotations.NullMarked;
