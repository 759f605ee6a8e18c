-- What Argo CD makes of a VivenuRegion. In argocd-cm: resource.customizations.health.vivenu-operator.io_VivenuRegion
local function condition(type)
  for _, found in ipairs((obj.status or {}).conditions or {}) do
    if found.type == type then
      return found
    end
  end
  return {}
end

local function health(status, message)
  return { status = status, message = message or "" }
end

local status = obj.status
if obj.metadata.deletionTimestamp ~= nil then
  return health("Progressing", "The region is being deleted: its webhook is removed from Vivenu first.")
end
if status == nil or status.observedGeneration == nil then
  return health("Progressing", "No controller has looked at this region yet.")
end
if status.observedGeneration ~= obj.metadata.generation then
  return health("Progressing", "The controller has not looked at the newest spec yet.")
end

local ready = condition("Ready")
local stalled = condition("Stalled")
if stalled.status == "True" then
  return health("Degraded", stalled.reason .. ": " .. stalled.message)
end
if ready.reason == "AwaitingDelivery" then
  return health("Suspended", ready.message)
end
if ready.status ~= "True" then
  return health("Progressing", (ready.reason or "Unknown") .. ": " .. (ready.message or ""))
end

local fresh = condition("DataFresh")
if fresh.status == "False" then
  return health("Degraded", fresh.reason .. ": " .. fresh.message)
end
if obj.spec.polling ~= nil and obj.spec.polling.suspend == true then
  return health("Suspended", "Polls are suspended; webhooks are accepted.")
end
return health("Healthy", ready.message)
