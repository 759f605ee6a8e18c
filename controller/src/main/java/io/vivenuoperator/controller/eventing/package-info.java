/** What the controller does for the events service: both reconcilers, and what runs beside them. */
@NullMarked
package io.vivenuoperator.controller.eventing;

import org.jspecify.annotations.NullMarked;
