import { ComputerDesktop, Moon, Phone } from "@medusajs/icons"
import { IconButton, Tooltip, clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslate } from "../../hooks/use-translate"
import type { Device } from "./mail-canvas"

type DeviceSwitchProps = {
  device: Device
  onDevice: (device: Device) => void
  isDark: boolean
  onDark: (isDark: boolean) => void
}

/** How the mail is looked at: wide or narrow, light or dark. */
export const DeviceSwitch = ({ device, onDevice, isDark, onDark }: DeviceSwitchProps) => {
  const { t } = useTranslate()
  return (
    <div className="flex items-center gap-x-2">
      <div
        role="group"
        aria-label={t("preview.device")}
        className="flex items-center gap-x-1"
      >
        <Toggle
          label={t("preview.desktop")}
          isOn={device === "desktop"}
          onClick={() => onDevice("desktop")}
        >
          <ComputerDesktop />
        </Toggle>
        <Toggle
          label={t("preview.phone")}
          isOn={device === "phone"}
          onClick={() => onDevice("phone")}
        >
          <Phone />
        </Toggle>
      </div>
      <div className="bg-ui-border-base h-4 w-px" />
      <Toggle label={t("preview.dark")} isOn={isDark} onClick={() => onDark(!isDark)}>
        <Moon />
      </Toggle>
    </div>
  )
}

type ToggleProps = {
  label: string
  isOn: boolean
  onClick: () => void
  children: ReactNode
}

const Toggle = ({ label, isOn, onClick, children }: ToggleProps) => (
  <Tooltip content={label}>
    <IconButton
      type="button"
      size="small"
      variant="transparent"
      aria-label={label}
      aria-pressed={isOn}
      onClick={onClick}
      className={clx(isOn && "bg-ui-bg-base-pressed text-ui-fg-base")}
    >
      {children}
    </IconButton>
  </Tooltip>
)
