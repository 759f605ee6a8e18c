/** Tests. */
@NullMarked
package io.vivenuoperator.store.maintenance;

import org.jspecify.annotations.NullMarked;
