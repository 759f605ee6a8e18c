/** Commits what several requests publish in one transaction, and gives each its own outcome. */
@NullMarked
package io.vivenuoperator.events.groupcommit;

import org.jspecify.annotations.NullMarked;
