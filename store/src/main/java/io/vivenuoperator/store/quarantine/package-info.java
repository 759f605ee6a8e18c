/** Records of Vivenu that could not be read: which, why and how often, and nothing of what was in them. */
@NullMarked
package io.vivenuoperator.store.quarantine;

import org.jspecify.annotations.NullMarked;
