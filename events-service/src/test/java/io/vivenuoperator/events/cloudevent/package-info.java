/** Tests of CloudEvents, with the SDK of others as the judge. */
@NullMarked
package io.vivenuoperator.events.cloudevent;

import org.jspecify.annotations.NullMarked;
